package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.history.StateJson;
import io.github.poolkeeper.core.intake.Submission;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A rejected request as a message: its body as it came, or encoded where SQS would not take that,
/// and what is known about it as attributes. Body and attributes share SQS's limit; the body comes
/// first, so the attributes are those that there is room for.
///
/// | attribute | |
/// |---|---|
/// | `encoding` | `base64` where the body is; `empty` where it stands for an empty one |
/// | `messageId` | of the message that was rejected |
/// | `violationCount` | how many there are |
/// | `sender` | as SQS verified it |
/// | `violations` | `[{path, message}]`, whole ones, from the first as far as there is room |
final class RejectedMessage {
  private static final int MOST_BYTES = 1_048_576;
  private static final String TEXT = "String";
  private static final String NUMBER = "Number";

  private final String body;
  private final Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
  private int room;

  private RejectedMessage(String body) {
    this.body = body;
    this.room = MOST_BYTES - SqsText.size(body);
  }

  static RejectedMessage of(Submission submission, List<Violation> violations) {
    RejectedMessage message = withBody(submission.body());
    message.add("messageId", TEXT, submission.messageId());
    message.add("violationCount", NUMBER, Integer.toString(violations.size()));
    submission.sender().ifPresent(sender -> message.add("sender", TEXT, sender.value()));
    message.addViolations(violations);
    return message;
  }

  private static RejectedMessage withBody(String body) {
    if (SqsText.isSendable(body)) {
      return new RejectedMessage(body);
    }
    return body.isEmpty() ? encoded("empty", "(empty)") : encoded("base64", base64(body));
  }

  private static RejectedMessage encoded(String encoding, String body) {
    RejectedMessage message = new RejectedMessage(body);
    message.add("encoding", TEXT, encoding);
    return message;
  }

  private static String base64(String body) {
    return Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
  }

  private void addViolations(List<Violation> violations) {
    String name = "violations";
    StringJoiner list = new StringJoiner(",", "[", "]");
    int left = room - name.length() - TEXT.length() - list.length();
    for (JsonValue violation : StateJson.violations(violations).build()) {
      String json = SqsText.sendableJson(violation.toString());
      left -= SqsText.size(json) + ",".length();
      if (left < 0) {
        break;
      }
      list.add(json);
    }
    add(name, TEXT, list.toString());
  }

  private void add(String name, String type, String value) {
    int size = name.length() + type.length() + SqsText.size(value);
    if (size <= room) {
      room -= size;
      attributes.put(
          name, MessageAttributeValue.builder().dataType(type).stringValue(value).build());
    }
  }

  String body() {
    return body;
  }

  Map<String, MessageAttributeValue> attributes() {
    return Map.copyOf(attributes);
  }
}
