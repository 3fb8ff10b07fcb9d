package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.patched;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CouplingsTest {
  @Test
  void areAllOnTheReferencePageByName() throws IOException {
    String page = Files.readString(Path.of("../../docs/settings.md"));

    assertThat(Couplings.all())
        .allSatisfy(coupling -> assertThat(page).contains("**" + coupling.name() + "**"));
  }

  @Test
  void haveANameEach() {
    assertThat(Couplings.all()).extracting(Coupling::name).doesNotHaveDuplicates();
  }

  /// On its page, too.
  @Test
  void restOnSomethingEach() {
    assertThat(Couplings.all())
        .extracting(Coupling::evidence)
        .extracting(
            evidence ->
                switch (evidence) {
                  case Evidence.Documented(String where) -> where;
                  case Evidence.Words(String quoted) -> quoted;
                  case Evidence.Seen(String where) -> where;
                  case Evidence.Lacking(String because) -> because;
                })
        .allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @Test
  void sayEverythingThatIsWrongAtOnce() {
    assertThat(
            patched(
                    "{\"UserPoolTier\":\"LITE\"}",
                    """
                    {"AutoVerifiedAttributes": ["phone_number"],
                     "MfaConfiguration": "ON",
                     "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
                     "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER"}}
                    """)
                .violations())
        .extracting(violation -> violation.path().toString())
        .containsExactlyInAnyOrder(
            "/AutoVerifiedAttributes",
            "/MfaConfiguration",
            "/UserPoolAddOns/AdvancedSecurityMode",
            "/EmailConfiguration/SourceArn");
  }

  @Test
  void carryWhatNobodyKnows() {
    String live =
        """
        {"BrandNew": {"Deep": [1, {"er": true}]}, "LambdaConfig": {"Newer": {"than": "us"}}}
        """;

    assertThat(patched(live, "{}").after().document()).isEqualTo(object(live));
  }
}
