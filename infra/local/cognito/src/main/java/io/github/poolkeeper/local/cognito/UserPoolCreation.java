package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// CreateUserPool: the defaults, replaced by what the request says.
final class UserPoolCreation {

  private static final Mode DOCUMENTED = new Mode(Omission.RESET, Nulls.OMITTED);

  private static final List<Rule<Pool>> RULES =
      Stream.concat(PoolRules.SETTINGS.stream(), PoolRules.MFA.stream()).distinct().toList();

  private UserPoolCreation() {}

  static Outcome created(String id, JsonObject request, Instant time) {
    JsonObject said = Members.withoutNulls(request);
    Pool fresh = FreshPool.created(id, said, time);
    JsonObject settings = FreshPool.settings(said);
    return Rule.refusal(RequestRules.CREATE, new RequestRules.Request(fresh, settings))
        .or(() -> Rule.refusal(ConfigurationRules.ALL, settings, JsonValue.EMPTY_JSON_OBJECT))
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> Outcome.of(configured(fresh, settings), fresh, RULES));
  }

  /// SMS is the only MFA factor that CreateUserPool sets up.
  private static Pool configured(Pool fresh, JsonObject settings) {
    String mode = MemberPath.text(Pool.MFA, settings).orElse(Pool.OFF);
    Pool pool =
        UserPoolUpdate.replaced(
            fresh, Members.of(settings).remove(Pool.MFA).toObject(), DOCUMENTED);
    if (mode.equals(Pool.OFF)) {
      return pool;
    }
    Members factors = Members.none().put(Pool.MFA, mode);
    MemberPath.value("SmsConfiguration", settings)
        .map(sms -> Members.none().put("SmsConfiguration", sms).toObject())
        .ifPresent(block -> factors.put(MfaReplacement.SMS_MFA, block));
    return pool.withMfaConfig(factors.toObject());
  }
}
