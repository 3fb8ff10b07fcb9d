package io.github.poolkeeper.console;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Neutral;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// The table of settings for the page: what a field takes, what null means, which way is weaker.
final class SettingsJson {
  private SettingsJson() {}

  /// `{settings: [{path, type, …, null, weaker}]}`, those that a change can name.
  static JsonObject document() {
    var settings = JsonValues.array();
    Settings.all().stream()
        .filter(setting -> setting.access() instanceof Access.Writable)
        .map(SettingsJson::setting)
        .forEach(settings::add);
    return JsonValues.object().add("settings", settings).build();
  }

  private static JsonObject setting(Setting setting) {
    JsonObjectBuilder json = JsonValues.object().add("path", setting.path().toString());
    addType(json, setting.type());
    switch (setting.neutral()) {
      case Neutral.Removed _, Neutral.Cleared _ -> json.add("removable", true);
      case Neutral.Value(var value) -> json.add("neutral", value);
      case Neutral.Missing(String because) -> json.add("stays", because);
    }
    json.add("weaker", setting.weakening().direction());
    return json.build();
  }

  private static void addType(JsonObjectBuilder json, SettingType type) {
    switch (type) {
      case SettingType.Structure _ -> json.add("type", "structure");
      case SettingType.Flag _ -> json.add("type", "flag");
      case SettingType.WholeNumber(int min, int max) ->
          json.add("type", "number").add("min", min).add("max", max);
      case SettingType.Text text ->
          json.add("type", "text")
              .add("min", text.min())
              .add("max", text.max())
              .add("shape", text.shape());
      case SettingType.Choice(List<String> values) ->
          json.add("type", "choice").add("values", JsonValues.array(values));
      case SettingType.ChoiceSet set ->
          json.add("type", "choices")
              .add("values", JsonValues.array(set.values()))
              .add("required", JsonValues.array(set.required()));
      case SettingType.RecoveryMechanisms(List<List<String>> lists) -> {
        var choices = JsonValues.array();
        lists.forEach(names -> choices.add(JsonValues.array(names)));
        json.add("type", "recovery").add("lists", choices);
      }
      case SettingType.Tags _ -> json.add("type", "tags");
      case SettingType.Anything _ -> json.add("type", "anything");
    }
  }
}
