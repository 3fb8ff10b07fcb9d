package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.template.Place;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request to Cognito has to be allowed. Cognito passes on roles and keys in the name of
/// whoever writes them, also when they have been there before.
///
/// Source: Service Authorization Reference; Cognito Developer Guide on SMS, e-mail and custom
/// senders. What `KeyConfiguration` needs is not documented: it is held to what other services need
/// for a customer managed key.
final class UserPoolAccess {
  private static final String EMAIL_ROLE =
      "aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService";

  private final Place place;

  UserPoolAccess(Place place) {
    this.place = place;
  }

  List<Access> of(String operation, JsonObject body) {
    List<Access> accesses = new ArrayList<>();
    String pool = place.arn("cognito-idp", "userpool/" + body.getString("UserPoolId", "*"));
    accesses.add(new Access("cognito-idp:" + operation, pool));
    if (operation.equals("UpdateUserPool") && body.containsKey("UserPoolTags")) {
      accesses.add(new Access("cognito-idp:TagResource", pool));
    }
    Stream.of(body, object(body, "SmsMfaConfiguration"))
        .flatMap(sms -> text(object(sms, "SmsConfiguration"), "SnsCallerArn").stream())
        .forEach(role -> accesses.add(passRole(role)));
    if (text(object(body, "EmailConfiguration"), "EmailSendingAccount")
        .filter("DEVELOPER"::equals)
        .isPresent()) {
      accesses.add(emailRole());
    }
    accesses.addAll(keys(body));
    return accesses;
  }

  /// A pool that is rehearsed here may be a copy from another account: its role counts as one of
  /// this account.
  private Access passRole(String arn) {
    return new Access(
        "iam:PassRole",
        place.roleArn(arn.replaceFirst("^.*?:role/", "")),
        Map.of("iam:PassedToService", "cognito-idp.amazonaws.com"));
  }

  private Access emailRole() {
    return new Access(
        "iam:CreateServiceLinkedRole",
        place.roleArn(EMAIL_ROLE),
        Map.of("iam:AWSServiceName", "email.cognito-idp.amazonaws.com"));
  }

  private List<Access> keys(JsonObject body) {
    List<Access> accesses = new ArrayList<>();
    text(object(body, "LambdaConfig"), "KMSKeyID")
        .ifPresent(key -> accesses.add(key("kms:CreateGrant", key)));
    text(object(body, "KeyConfiguration"), "KmsKeyArn")
        .ifPresent(
            key -> {
              accesses.add(key("kms:DescribeKey", key));
              accesses.add(key("kms:CreateGrant", key));
            });
    return accesses;
  }

  private Access key(String action, String arn) {
    String service = "cognito-idp.%s.amazonaws.com".formatted(place.region());
    return new Access(action, arn, Map.of("kms:ViaService", service));
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static Optional<String> text(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
