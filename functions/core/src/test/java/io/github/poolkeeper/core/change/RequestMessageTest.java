package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMessageTest {
  private static final RequestId MESSAGE_ID = new RequestId("message-1");
  private static final String EVENT_ID = "6a7e8feb-b491-4cf7-a9f1-bf3703467718";
  private static final String REQUEST =
      "{\"userPoolId\":\"eu-west-1_AbCdEf123\",\"change\":{\"PoolName\":\"people\"}%s}";

  @Test
  void readsTheSampleEvent() throws IOException {
    String body = Files.readString(Path.of("../../events/eventbridge/raise-password-length.json"));

    ChangeRequest request = valid(body);

    assertThat(request.userPoolId()).isEqualTo(new UserPoolId("us-east-1_Example01"));
    assertThat(request.requestId()).isEqualTo(new RequestId(EVENT_ID));
    assertThat(request.action().kind()).isEqualTo("change");
    assertThat(request.explanation().requestedBy()).contains("com.example.tickets in 111122223333");
  }

  @Test
  void takesWhatTheDetailSaysOverWhatTheEventImplies() {
    ChangeRequest request =
        valid(event(REQUEST.formatted(",\"requestId\":\"r1\",\"requestedBy\":\"ines\"")));

    assertThat(request.requestId()).isEqualTo(new RequestId("r1"));
    assertThat(request.explanation().requestedBy()).contains("ines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"id\":\"\",", "\"id\":12,"})
  void takesTheMessagesIdWhereTheEventHasNone(String id) {
    String body = "{" + id + "\"detail-type\":\"x\",\"detail\":" + REQUEST.formatted("") + "}";

    assertThat(valid(body).requestId()).isEqualTo(MESSAGE_ID);
    assertThat(valid(body).explanation().requestedBy()).isEmpty();
  }

  @Test
  void cutsAnOriginThatIsTooLongForARequester() {
    String body = event(REQUEST.formatted("")).replace("tickets", "t".repeat(256));

    assertThat(valid(body).explanation().requestedBy()).contains("t".repeat(256));
  }

  @Test
  void namesViolationsAsTheSenderOfTheEventSeesThem() {
    RequestMessage message =
        read(event("{\"userPoolId\":\"eu-west-1_AbCdEf123\",\"change\":{\"Polices\":{}}}"));

    assertThat(message.at()).isEqualTo(Pointer.parse("/detail"));
    assertThat(message.parsed())
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> {
              assertThat(invalid.violations())
                  .extracting(violation -> violation.path().toString())
                  .containsExactly("/detail/change/Polices");
              assertThat(invalid.fragments().userPoolId()).isPresent();
              assertThat(invalid.fragments().requestId()).contains(new RequestId(EVENT_ID));
            });
  }

  @ParameterizedTest
  @CsvSource({"null, null", "'\"text\"', a string", "[], a list"})
  void refusesADetailThatIsNoObject(String detail, String type) {
    assertThat(read(event(detail)).parsed())
        .isEqualTo(
            new Parsed.Invalid(
                List.of(new Violation(Pointer.parse("/detail"), "expected an object, met " + type)),
                Parsed.Fragments.NONE));
  }

  @Test
  void takesAMessageForARequestThatOnlyHasADetail() {
    RequestMessage message = read("{\"detail\":" + REQUEST.formatted("") + "}");

    assertThat(message.at()).isEqualTo(Pointer.ROOT);
    assertThat(message.parsed())
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .contains(new Violation(Pointer.parse("/detail"), "is no member here")));
  }

  private static ChangeRequest valid(String body) {
    assertThat(read(body).parsed()).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid) read(body).parsed()).request();
  }

  private static RequestMessage read(String body) {
    return RequestMessage.read(body, MESSAGE_ID);
  }

  private static String event(String detail) {
    return """
    {"version": "0", "id": "%s", "detail-type": "Change Requested", "source": "tickets",
     "account": "111122223333", "time": "2026-05-04T09:30:00Z", "region": "us-east-1",
     "resources": [], "detail": %s}"""
        .formatted(EVENT_ID, detail);
  }
}
