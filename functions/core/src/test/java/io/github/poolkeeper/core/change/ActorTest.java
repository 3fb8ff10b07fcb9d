package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {
  private static final String APPROVER = "AROAAPPROVER";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "AROAADMIN:eve.adams, eve.adams, admin, EVE.ADAMS, Same",
        "AROAADMIN:eve.adams, eve.adams, admin, mai.tanaka, Other",
        "AROADEPLOY:run-1, mai.tanaka@example.com, deploy, mai.tanaka, Same",
        "AROADEPLOY:run-1, mai.tanaka@example.com, deploy, run-1, Same",
        "AROADEPLOY:run-1, mai.tanaka@example.com, deploy, otto.kern, Other",
        "AIDAOTTO, otto.kern, -, otto.kern, Same",
        "AIDAOTTO, otto.kern, -, mai.tanaka, Other",
        "AIDAOTTO, -, -, mai.tanaka, Unclear",
        "arn:aws:iam::123456789012:root, root, -, mai.tanaka, Unclear",
        "cloudformation.amazonaws.com, -, -, mai.tanaka, Unclear"
      })
  void isSomebodyElseOnlyIfThatCanBeShown(
      String principal, String name, String role, String answering, String likeness) {
    Actor actor = new Actor(principal, Optional.ofNullable(name), Optional.ofNullable(role));

    assertThat(
            actor.comparedWith(new Identity(APPROVER + ":" + answering)).getClass().getSimpleName())
        .isEqualTo(likeness);
  }

  /// A service in a role of its own works for whoever told it to; one that calls in somebody's
  /// session is them.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "AROACDK:AWSCloudFormation, AWSCloudFormation, cdk-hnb659fds-cfn-exec-role, false",
        "AROABUILD:AWSCodeBuild-11aa, AWSCodeBuild-11aa, build, false",
        "AROALINKED:mai.tanaka, mai.tanaka, AWSServiceRoleForBackup, false",
        "cloudformation.amazonaws.com, -, -, false",
        "AROADEPLOY:botocore-session-1767225600, botocore-session-1767225600, deploy, false",
        "AROAADMIN:eve.adams, eve.adams, admin, true",
        "AIDAOTTO, otto.kern, -, true"
      })
  void isAPersonOnlyIfSomebodyIsNamed(String principal, String name, String role, boolean isOne) {
    Actor actor = new Actor(principal, Optional.ofNullable(name), Optional.ofNullable(role));

    assertThat(actor.isSomebody()).isEqualTo(isOne);
  }
}
