package io.github.poolkeeper.core.userpool.coupling;

import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER;
import static io.github.poolkeeper.core.userpool.coupling.Paths.TOKEN_TRIGGER_CONFIG;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Documented;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Lacking;
import io.github.poolkeeper.core.userpool.coupling.Evidence.Words;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What holds of a structure or a map in itself.
final class ShapeRequirements {
  private static final int MAX_TAGS = 50;
  private static final Pointer LEVELS = Pointer.parse("/AcrConfiguration");
  private static final Pointer KEY = Pointer.parse("/KeyConfiguration");
  private static final Pointer KEY_TYPE = KEY.child("KeyType");
  private static final Pointer KEY_ARN = KEY.child("KmsKeyArn");
  private static final Pointer TOKEN_FUNCTION = TOKEN_TRIGGER_CONFIG.child("LambdaArn");

  static final List<Requirement> ALL =
      List.of(
          new Requirement(
              "required members",
              "a structure has the members that the table marks as required, or is not there.",
              new Documented("API model, `required`"),
              values -> Settings.all().stream().flatMap(row -> required(values, row))),
          new Requirement(
              "token trigger's function",
              "`PreTokenGeneration` and `PreTokenGenerationConfig.LambdaArn` name one function.",
              new Words(
                  "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda"
                      + " function ARN's"),
              ShapeRequirements::tokenFunctions),
          new Requirement(
              "authentication levels",
              "each `AcrValue` names one level.",
              new Documented(
                  "API reference, AcrLevelConfigType: \"The name must be unique across all"
                      + " levels\""),
              ShapeRequirements::levels),
          new Requirement(
              "encryption key",
              "`KmsKeyArn` stands with `CUSTOMER_MANAGED_KEY`.",
              new Lacking(
                  "the documentation of user pools does not say so; that of Identity Center's like"
                      + " type does"),
              ShapeRequirements::encryptionKey),
          new Requirement(
              "tags",
              "at most 50; those under `aws:`, in any case, belong to AWS: they do not count, are"
                  + " never sent, and cannot be changed.",
              new Documented("AWS general reference, \"Tag naming limits and requirements\""),
              ShapeRequirements::tags));

  private ShapeRequirements() {}

  private static Stream<Breach> required(Values values, Setting row) {
    if (!row.isRequired()) {
      return Stream.empty();
    }
    Pointer structure = row.path().parent();
    return Breach.when(
        values.at(structure).orElse(JsonValue.NULL) instanceof JsonObject
            && !values.has(row.path()),
        row.path(),
        "is required: " + structure + " cannot be without " + row.name(),
        structure);
  }

  private static Stream<Breach> tokenFunctions(Values values) {
    Optional<String> older = values.text(TOKEN_TRIGGER);
    Optional<String> newer = values.text(TOKEN_FUNCTION);
    return Breach.when(
        older.isPresent() && newer.isPresent() && !older.equals(newer),
        TOKEN_TRIGGER,
        "is one setting with " + TOKEN_FUNCTION + "; give both the same value",
        TOKEN_TRIGGER,
        TOKEN_FUNCTION);
  }

  private static Stream<Breach> levels(Values values) {
    List<String> names =
        values.members(LEVELS).values().stream()
            .flatMap(level -> Pointer.ROOT.child("AcrValue").in(level).stream())
            .flatMap(name -> JsonValues.text(name).stream())
            .toList();
    return Breach.when(
        names.stream().distinct().count() < names.size(),
        LEVELS,
        "expected each AcrValue once, met " + String.join(", ", names),
        LEVELS);
  }

  private static Stream<Breach> encryptionKey(Values values) {
    boolean isTheirs = values.says(KEY_TYPE, "CUSTOMER_MANAGED_KEY");
    return Stream.concat(
        Breach.when(
            isTheirs && !values.has(KEY_ARN),
            KEY_ARN,
            "may be needed by KeyType CUSTOMER_MANAGED_KEY",
            KEY_TYPE,
            KEY_ARN),
        Breach.when(
            values.says(KEY_TYPE, "AWS_OWNED_KEY") && values.has(KEY_ARN),
            KEY_ARN,
            "may be refused beside KeyType AWS_OWNED_KEY; null takes it away",
            KEY_TYPE,
            KEY_ARN));
  }

  private static Stream<Breach> tags(Values values) {
    int tags = values.members(NormalForm.TAGS).size();
    return Breach.when(
        tags > MAX_TAGS,
        NormalForm.TAGS,
        "expected at most " + MAX_TAGS + " tags, met " + tags,
        NormalForm.TAGS);
  }
}
