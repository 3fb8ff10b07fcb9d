package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// The MFA configuration: SetUserPoolMfaConfig replaces it whole, UpdateUserPool only touches it by
/// the way.
final class MfaReplacement {

  static final String SMS_MFA = "SmsMfaConfiguration";

  private static final String SOFTWARE_TOKEN = "SoftwareTokenMfaConfiguration";
  private static final String EMAIL_MFA = "EmailMfaConfiguration";
  private static final String SMS = "SmsConfiguration";
  private static final String SMS_TEXT = "SmsAuthenticationMessage";
  private static final List<String> FACTORS = List.of(SMS_MFA, SOFTWARE_TOKEN, EMAIL_MFA);

  private MfaReplacement() {}

  /// SetUserPoolMfaConfig.
  static Outcome replaced(Pool pool, JsonObject request, Mode mode) {
    JsonObject said = Members.withoutNulls(Members.of(request).remove("UserPoolId").toObject());
    return ModelConstraints.MFA
        .refusal(said)
        .or(() -> Rule.refusal(ConfigurationRules.MFA, said, mode.doubt()))
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> Outcome.of(with(pool, said), pool, PoolRules.MFA, mode));
  }

  /// The blocks of factors, which only go together with MFA that is not off.
  static List<JsonValue> blocks(JsonObject mfaConfig) {
    return FACTORS.stream().flatMap(name -> MemberPath.value(name, mfaConfig).stream()).toList();
  }

  /// Whether a user could be asked for a second factor: a software token counts only where it is
  /// enabled.
  static boolean hasFactor(JsonObject mfaConfig) {
    return mfaConfig.containsKey(SMS_MFA)
        || mfaConfig.containsKey(EMAIL_MFA)
        || MemberPath.value("SoftwareTokenMfaConfiguration.Enabled", mfaConfig)
            .filter(JsonValue.TRUE::equals)
            .isPresent();
  }

  /// What UpdateUserPool does to the mode, which it cannot change on purpose: omitted or unset it
  /// can be lost, and the factors with it.
  static Pool echoed(Pool pool, JsonObject sent, Mode mode) {
    return switch (mode.read(Pool.MFA, sent)) {
      case Said.Sent _ -> pool;
      case Said.Omitted _ -> mode.omission() == Omission.RESET ? turnedOff(pool) : pool;
      case Said.Unset _ -> {
        Pool off = turnedOff(pool);
        yield off.withDescription(Members.of(off.description()).remove(Pool.MFA).toObject());
      }
    };
  }

  /// The SMS settings of the pool and those of its SMS factor are one thing underneath: a change of
  /// the pool's shows in the factor's.
  static Pool following(Pool before, Pool after) {
    Optional<JsonObject> block = MemberPath.object(SMS_MFA, after.mfaConfig());
    if (block.isEmpty()) {
      return after;
    }
    Members factor = Members.of(block.get());
    if (changes(SMS, before, after)) {
      factor.set(SMS, MemberPath.value(SMS, after.description()));
    }
    if (changes(SMS_TEXT, before, after) && block.get().containsKey(SMS_TEXT)) {
      factor.set(SMS_TEXT, MemberPath.value(SMS_TEXT, after.description()));
    }
    return after.withMfaConfig(
        Members.of(after.mfaConfig()).put(SMS_MFA, factor.toObject()).toObject());
  }

  private static Pool with(Pool pool, JsonObject said) {
    Members config = Members.of(said);
    if (!said.containsKey(Pool.MFA)) {
      config.put(Pool.MFA, Pool.OFF);
    }
    Members description = Members.of(pool.description());
    MemberPath.object(SMS_MFA, said)
        .map(block -> withSmsConfiguration(block, pool))
        .ifPresent(
            block -> {
              config.put(SMS_MFA, block);
              block.entrySet().stream()
                  .filter(member -> List.of(SMS, SMS_TEXT).contains(member.getKey()))
                  .forEach(member -> description.put(member.getKey(), member.getValue()));
            });
    return pool.withDescription(description.toObject()).withMfaConfig(config.toObject());
  }

  private static JsonObject withSmsConfiguration(JsonObject block, Pool pool) {
    return block.containsKey(SMS)
        ? block
        : Members.of(block).set(SMS, MemberPath.value(SMS, pool.description())).toObject();
  }

  private static Pool turnedOff(Pool pool) {
    if (pool.mfaMode().equals(Pool.OFF)) {
      return pool;
    }
    Members config = Members.of(pool.mfaConfig()).put(Pool.MFA, Pool.OFF);
    FACTORS.forEach(config::remove);
    return pool.withMfaConfig(config.toObject());
  }

  private static boolean changes(String name, Pool before, Pool after) {
    return !MemberPath.value(name, before.description())
        .equals(MemberPath.value(name, after.description()));
  }
}
