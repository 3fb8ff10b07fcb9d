package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static io.github.poolkeeper.core.userpool.coupling.Resolution.patched;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CouplingsTest {
  private static final List<Coupling> ALL =
      List.of(
          new AttributeVerification(),
          new CustomSenders(),
          new EmailSending(),
          new LeavingSes(),
          new MfaFactors(),
          new MfaOff(),
          new PhoneVerification(),
          new PreTokenGeneration(),
          new SmsTwins(),
          new TagLimit(),
          new TemporaryPasswordValidity(new Configuration(JsonValue.EMPTY_JSON_OBJECT)),
          new Tier(),
          new VerificationTwins());

  @Test
  void areAllOnTheReferencePageByName() throws IOException {
    String page = Files.readString(Path.of("../../docs/settings.md"));

    assertThat(ALL)
        .allSatisfy(coupling -> assertThat(page).contains("**" + coupling.name() + "**"));
  }

  @Test
  void areAllNamedHere() {
    assertThat(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(Coupling.class)
                .get(Coupling.class)
                .getAllSubclasses())
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(
            ALL.stream().map(coupling -> coupling.getClass().getSimpleName()).toList());
  }

  @Test
  void haveANameEach() {
    assertThat(ALL).extracting(Coupling::name).doesNotHaveDuplicates();
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
