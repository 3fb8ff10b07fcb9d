package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownSettingsTest {
  @Test
  void areFoundAtAnyDepthByTheirOutermostMember() {
    assertThat(
            new Configuration(
                    object(
                        """
                        {"BrandNew": {"Deep": [1, {"er": true}]},
                         "LambdaConfig": {"PreSignUp": "a", "Newer": {"than": "us"}},
                         "Policies": {"PasswordPolicy": {"MinimumLength": 8, "Entropy": 1}},
                         "SmsConfiguration": {"EumsSms": {"Newest": null}}}
                        """))
                .unknownSettings())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "/BrandNew",
            "/LambdaConfig/Newer",
            "/Policies/PasswordPolicy/Entropy",
            "/SmsConfiguration/EumsSms/Newest");
  }

  @Test
  void areNotTagsNorMembersOfListsNorReadOnlySettings() {
    assertThat(
            new Configuration(
                    object(
                        """
                        {"UserPoolTags": {"of": "anybody"},
                         "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "x"}]},
                         "AutoVerifiedAttributes": ["something_new"],
                         "Domain": "d"}
                        """))
                .unknownSettings())
        .isEmpty();
  }
}
