package io.github.poolkeeper.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("Policies", "PoolName", "LambdaConfig", "EmailVerificationSubject", "Id");

  @ParameterizedTest
  @CsvSource({
    "policies, Policies",
    "POLICIES, Policies",
    "Policy, ",
    "Polices, Policies",
    "Poolname, PoolName",
    "Pool_Name, PoolName",
    "LamdaConfig, LambdaConfig",
    "LambdaConfiguration, LambdaConfig",
    "Lambda, LambdaConfig",
    "Email, ",
    "EmailVerifcationSubjekt, EmailVerificationSubject",
    "x, ",
    "Xy, ",
    "Ix, Id",
    "SomethingElse, "
  })
  void findsTheNameThatWasMeant(String name, String meant) {
    assertThat(NearestName.to(name, KNOWN).orElse(null)).isEqualTo(meant);
  }

  @Test
  void prefersTheNearestOfSeveral() {
    assertThat(NearestName.to("SmsMessages", List.of("EmailMessage", "SmsMessage", "SmsMessaging")))
        .contains("SmsMessage");
  }

  @Test
  void isQuickWithALongName() {
    assertThat(NearestName.to("a".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
