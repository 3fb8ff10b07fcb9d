package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.Identity.Likeness;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form of an identity against every other: the left one has asked, the others answer, in the
/// order of the columns. `=` one person, `2` two people, `?` nobody can tell.
class IdentityTest {
  private static final String ACCOUNT = "arn:aws:iam::123456789012:";

  /// Each as a queue tells it, and where that is more, as an HTTP API does.
  private static final Map<String, Identity> FORMS =
      Map.ofEntries(
          Map.entry("ines", new Identity("AROAENGINEER:ines")),
          Map.entry("INES", new Identity("AROAAPPROVER:INES")),
          Map.entry("ines@", Identity.of("AROASSO:ines@example.com", assumed("SSO/ines@e"))),
          Map.entry("otto", new Identity("AROAENGINEER:otto")),
          Map.entry("user", new Identity("AIDAINES")),
          Map.entry("user ines", Identity.of("AIDAINES", ACCOUNT + "user/people/Ines")),
          Map.entry("user otto", Identity.of("AIDAOTTO", ACCOUNT + "user/otto")),
          Map.entry("other ines", Identity.of("AIDA2", "arn:aws:iam::999999999999:user/ines")),
          Map.entry("federated", Identity.of("123456789012:otto", assumed("otto"))),
          Map.entry("root", Identity.of("123456789012", ACCOUNT + "root")),
          Map.entry("made up", new Identity("AROAENGINEER:botocore-session-1767225600")),
          Map.entry("service", new Identity("events.amazonaws.com")),
          Map.entry("arn", new Identity(ACCOUNT + "user/otto")),
          Map.entry("empty", new Identity("")));

  private static final List<String> COLUMNS =
      List.of(
          "ines",
          "INES",
          "ines@",
          "otto",
          "user",
          "user ines",
          "user otto",
          "other ines",
          "federated",
          "root",
          "made up",
          "service",
          "arn",
          "empty");

  private static String assumed(String session) {
    return "arn:aws:sts::123456789012:assumed-role/Role/" + session;
  }

  static Stream<Arguments> pairs() {
    return """
        ines       | = = = 2 ? = 2 = ? ? ? ? ? ?
        INES       | = = = 2 ? = 2 = ? ? ? ? ? ?
        ines@      | = = = 2 ? = 2 = ? ? ? ? ? ?
        otto       | 2 2 2 = ? 2 = 2 ? ? ? ? ? ?
        user       | ? ? ? ? = = 2 2 ? ? ? ? ? ?
        user ines  | = = = 2 = = 2 = ? ? ? ? ? ?
        user otto  | 2 2 2 = 2 2 = 2 ? ? ? ? ? ?
        other ines | = = = 2 2 = 2 = ? ? ? ? ? ?
        federated  | ? ? ? ? ? ? ? ? = ? ? ? ? ?
        root       | ? ? ? ? ? ? ? ? ? = ? ? ? ?
        made up    | ? ? ? ? ? ? ? ? ? ? = ? ? ?
        service    | ? ? ? ? ? ? ? ? ? ? ? = ? ?
        arn        | ? ? ? ? ? ? ? ? ? ? ? ? = ?
        empty      | ? ? ? ? ? ? ? ? ? ? ? ? ? =
        """
        .lines()
        .flatMap(IdentityTest::row);
  }

  private static Stream<Arguments> row(String line) {
    String[] parts = line.split("\\|", -1);
    List<String> verdicts = List.of(parts[1].strip().split(" ", -1));
    return Stream.iterate(0, i -> i < COLUMNS.size(), i -> i + 1)
        .map(i -> Arguments.of(parts[0].strip(), COLUMNS.get(i), verdicts.get(i)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void areTwoPeopleOnlyIfThatCanBeShown(String asked, String answers, String verdict) {
    assertThat(word(form(asked).comparedWith(form(answers)))).isEqualTo(verdict);
  }

  private static Identity form(String name) {
    return Objects.requireNonNull(FORMS.get(name));
  }

  private static String word(Likeness likeness) {
    return switch (likeness) {
      case Likeness.Same _ -> "=";
      case Likeness.Other _ -> "2";
      case Likeness.Unclear(String because) -> because.isEmpty() ? "without a reason" : "?";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "user, otto, answer as an IAM user",
    "ines, federated, answer in a session of a role",
    "root, ines, have it asked for in a session",
    "ines, user, the name of your IAM user is not known",
  })
  void saysWhichIdentityToUse(String asked, String answers, String wayOut) {
    assertThat(form(asked).comparedWith(form(answers)))
        .isInstanceOfSatisfying(
            Likeness.Unclear.class, unclear -> assertThat(unclear.because()).contains(wayOut));
  }

  /// By the SDKs, the CLI and services, where nobody has given one: each call of the same person
  /// has another.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "botocore-session-1767225600",
        "aws-sdk-java-1767225600123",
        "aws-sdk-js-1767225600123",
        "aws-sdk-js-session-1767225600123",
        "aws-go-sdk-1767225600123456789",
        "1767225600123456789",
        "aws-sdk-php-1767225600",
        "AWSCLI-Session",
        "AWS-CLI-session-1767225600",
        "default_session",
        "assume-role-from-profile",
        "CognitoIdentityCredentials",
        "i-0123456789abcdef0"
      })
  void showsNoPersonByANameThatWasMadeUp(String name) {
    Identity session = new Identity("AROAENGINEER:" + name);

    assertThat(word(form("otto").comparedWith(session))).isEqualTo("?");
    assertThat(word(session.comparedWith(form("otto")))).isEqualTo("?");
    assertThat(session.roleId()).contains("AROAENGINEER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ines-1984", "0012345678", "i-ching", "session"})
  void takesAPersonsNameForOne(String name) {
    assertThat(word(form("otto").comparedWith(new Identity("AROAENGINEER:" + name))))
        .isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "AIDAINES, user/ines, ines",
    "AIDAINES, user/division/team/ines, ines",
    "AIDAINES, role/ines, ",
    "AROA1:x, user/ines, ",
    "123456789012, user/ines, ",
  })
  void takesTheNameOfAUserFromItsArn(String id, String resource, String name) {
    assertThat(Identity.of(id, ACCOUNT + resource).userName()).isEqualTo(Optional.ofNullable(name));
  }
}
