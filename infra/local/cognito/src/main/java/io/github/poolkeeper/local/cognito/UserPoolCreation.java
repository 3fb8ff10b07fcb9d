package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// CreateUserPool: the defaults, replaced by what the request says.
final class UserPoolCreation {

  private static final List<Rule<Pool>> RULES =
      Stream.concat(PoolRules.SETTINGS.stream(), PoolRules.MFA.stream()).distinct().toList();

  private UserPoolCreation() {}

  /// @param fresh a pool nobody has configured yet
  static Outcome created(Pool fresh, JsonObject request, Mode mode) {
    JsonObject settings = FreshPool.settings(Members.withoutNulls(request));
    Mode documented = mode.reading(Omission.RESET, Nulls.OMITTED);
    return ModelConstraints.SETTINGS
        .refusal(settings)
        .or(
            () ->
                Rule.refusal(
                    RequestRules.CREATE, new RequestRules.Request(fresh, settings), mode.doubt()))
        .or(() -> Rule.refusal(ConfigurationRules.SETTINGS, settings, mode.doubt()))
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(
            () -> Outcome.of(configured(fresh, settings, documented), fresh, RULES, documented));
  }

  /// SMS is the only MFA factor that CreateUserPool sets up.
  private static Pool configured(Pool fresh, JsonObject settings, Mode mode) {
    String mfa = MemberPath.text(Pool.MFA, settings).orElse(Pool.OFF);
    Pool pool =
        UserPoolUpdate.replaced(fresh, Members.of(settings).remove(Pool.MFA).toObject(), mode);
    if (mfa.equals(Pool.OFF)) {
      return pool;
    }
    Members factors = Members.none().put(Pool.MFA, mfa);
    MemberPath.value("SmsConfiguration", settings)
        .map(sms -> Members.none().put("SmsConfiguration", sms).toObject())
        .ifPresent(block -> factors.put(MfaReplacement.SMS_MFA, block));
    return pool.withMfaConfig(factors.toObject());
  }
}
