package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A configuration in a format's names, and what it has no names for. What says nothing (an empty
/// list, an empty structure) is not there; neither are the tags of AWS's own.
record Expressed(SequencedMap<Address, JsonValue> values, List<Exported.Gap> gaps) {
  private static final Address ENABLED_MFAS = Address.of("EnabledMfas");
  private static final Pointer SMS_FACTOR = Pointer.parse("/SmsMfaConfiguration");
  private static final Pointer EMAIL_FACTOR = Pointer.parse("/EmailMfaConfiguration");
  private static final Pointer TOKEN_FACTOR =
      Pointer.parse("/SoftwareTokenMfaConfiguration/Enabled");

  static Expressed of(Configuration configuration, ExportFormat format) {
    Expressed expressed = new Expressed(new LinkedHashMap<>(), new ArrayList<>());
    JsonObject document = configuration.document();
    for (ExportNames.Row row : ExportNames.all().values()) {
      row.path()
          .in(document)
          .filter(_ -> !isOlderName(row.path(), configuration))
          .ifPresent(value -> expressed.add(row, value, format));
    }
    if (format == ExportFormat.CLOUDFORMATION) {
      expressed.addFactors(document);
    }
    expressed.addUnknown(Pointer.ROOT, document);
    return expressed;
  }

  private void add(ExportNames.Row row, JsonValue value, ExportFormat format) {
    Optional<Address> name = row.in(format);
    if (name.isEmpty()) {
      gaps.add(new Exported.Gap(row.path(), because(row.path(), format)));
    } else if (value instanceof JsonObject tags) {
      tags.forEach((key, tag) -> addTag(name.get(), key, tag));
    } else if (!JsonValue.EMPTY_JSON_ARRAY.equals(value) && !name.get().equals(ENABLED_MFAS)) {
      values.putIfAbsent(name.get(), value instanceof JsonArray list ? sorted(list) : value);
    }
  }

  /// Cognito's lists are sets, and recovery mechanisms have their priorities.
  private static JsonArray sorted(JsonArray list) {
    return JsonValues.array(
        list.stream().sorted(Comparator.comparing(Expressed::sortKey)).toList());
  }

  private static String sortKey(JsonValue element) {
    return element instanceof JsonObject mechanism && mechanism.containsKey("Priority")
        ? mechanism.get("Priority").toString()
        : element.toString();
  }

  private void addTag(Address tags, String key, JsonValue tag) {
    if (!NormalForm.isSystemTag(key)) {
      values.put(tags.child(key), tag);
    }
  }

  /// CloudFormation has one list of them, and each factor's words beside it.
  private void addFactors(JsonObject document) {
    JsonArrayBuilder factors = JsonValues.array();
    if (hasMembers(document, SMS_FACTOR)) {
      factors.add("SMS_MFA");
    }
    if (TOKEN_FACTOR.in(document).filter(JsonValue.TRUE::equals).isPresent()) {
      factors.add("SOFTWARE_TOKEN_MFA");
    }
    if (hasMembers(document, EMAIL_FACTOR)) {
      factors.add("EMAIL_OTP");
    }
    JsonArray enabled = factors.build();
    if (!enabled.isEmpty()) {
      values.put(ENABLED_MFAS, enabled);
    }
  }

  private static boolean hasMembers(JsonObject document, Pointer structure) {
    return structure.in(document).filter(JsonObject.class::isInstance).isPresent();
  }

  /// The older one of two names for one value, where the newer one is there, too.
  private static boolean isOlderName(Pointer path, Configuration configuration) {
    return path.equals(NormalForm.UNUSED_ACCOUNT_VALIDITY) && !configuration.isLegacy();
  }

  private void addUnknown(Pointer at, JsonObject members) {
    members.forEach(
        (name, value) -> {
          Pointer path = at.child(name);
          Optional<Setting> setting = Settings.at(path);
          if (setting.isEmpty()) {
            gaps.add(new Exported.Gap(path, "Poolkeeper does not know it"));
          } else if (value instanceof JsonObject inner
              && !(setting.get().type() instanceof SettingType.Tags)) {
            addUnknown(path, inner);
          }
        });
  }

  private static String because(Pointer path, ExportFormat format) {
    if (format == ExportFormat.CLOUDFORMATION) {
      return "AWS::Cognito::UserPool has no property for it";
    }
    return path.segments().contains("InboundFederation")
        ? "aws_cognito_user_pool has arguments for it from version 6 of the provider on"
        : "aws_cognito_user_pool has no argument for it";
  }
}
