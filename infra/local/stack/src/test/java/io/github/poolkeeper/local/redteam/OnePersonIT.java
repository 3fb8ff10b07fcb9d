package io.github.poolkeeper.local.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One person tries to be two: every form of an identity asks, over the queue and over HTTP, and
/// every form approves. `2` is counted, `=` is refused as the requester, `?` because nobody can
/// tell.
@ExtendWith(Target.Shared.class)
class OnePersonIT {
  private static final String UNPROTECT = "\"change\": {\"DeletionProtection\": \"INACTIVE\"}";

  private static final List<String> APPROVERS =
      List.of(
          "approver1",
          "ines.weber-as-approver",
          "INES.WEBER-as-approver",
          "otto.kern-as-approver",
          "mai.tanaka-as-approver",
          "mai.tanaka-federated",
          "root");

  static Stream<Arguments> pairs() {
    return """
        test                   | queue | 2 ? ? ? ? ? ?
        test                   | http  | 2 2 2 2 2 ? ?
        approver1              | queue | = ? ? ? ? ? ?
        approver1              | http  | = 2 2 2 2 ? ?
        ines.weber-as-engineer | queue | 2 = = 2 2 ? ?
        ines.weber-as-engineer | http  | 2 = = 2 2 ? ?
        otto.kern-as-engineer  | queue | 2 2 2 = 2 ? ?
        otto.kern-as-engineer  | http  | 2 2 2 = 2 ? ?
        approver1-as-engineer  | queue | = 2 2 2 2 ? ?
        approver1-as-engineer  | http  | = 2 2 2 2 ? ?
        mai.tanaka-federated   | queue | ? ? ? ? ? = ?
        mai.tanaka-federated   | http  | ? ? ? ? ? = ?
        root                   | queue | ? ? ? ? ? ? =
        root                   | http  | ? ? ? ? ? ? =
        """
        .lines()
        .map(line -> line.split("\\|", -1))
        .flatMap(
            row ->
                IntStream.range(0, APPROVERS.size())
                    .mapToObj(
                        i ->
                            Arguments.of(
                                row[0].strip(),
                                row[1].strip(),
                                APPROVERS.get(i),
                                row[2].strip().split(" ", -1)[i])));
  }

  /// Two have to agree, so that no approval applies it.
  @ParameterizedTest
  @MethodSource("pairs")
  void isTwoPeopleOnlyIfThatCanBeShown(
      String requester, String route, String approver, String verdict, Target target)
      throws Exception {
    String pool = target.pool();
    JsonObject pending =
        route.equals("queue")
            ? target.sent(requester, pool, UNPROTECT)
            : target.submitted(requester, pool, "{" + UNPROTECT + "}");
    assertThat(pending.getString("status")).isEqualTo("PENDING_APPROVAL");

    HttpResponse<String> answer = target.answer(approver, pending, "approve");

    switch (verdict) {
      case "2" -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      case "=" -> {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("cannot be the one");
      }
      default -> {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Nobody can tell");
      }
    }
  }

  @Test
  void isNotTwoOfThoseWhoAgree(Target target) throws Exception {
    JsonObject pending = target.sent("otto.kern-as-engineer", target.pool(), UNPROTECT);

    assertThat(target.answer("ines.weber-as-approver", pending, "approve").statusCode())
        .isEqualTo(200);
    assertThat(target.answer("INES.WEBER-as-approver", pending, "approve").statusCode())
        .isEqualTo(409);
    assertThat(target.answer("ines.weber-as-engineer", pending, "approve").statusCode())
        .isEqualTo(409);
  }

  /// A session that is called like a reviewer must not keep the reviewer from saying no.
  @Test
  void keepsNobodyFromDeclining(Target target) throws Exception {
    JsonObject pending = target.sent("approver1-as-engineer", target.pool(), UNPROTECT);

    HttpResponse<String> answer = target.answer("approver1", pending, "decline");

    assertThat(Target.json(answer.body()).getString("status")).isEqualTo("DECLINED");
  }
}
