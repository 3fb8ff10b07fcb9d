package io.github.poolkeeper.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing that is believed of AWS.
///
/// @param id the step that asks it, a slash, and its name there
/// @param believed what is expected to be observed; `…` stands for any text
/// @param evidence D documented, T what Terraform's provider rests on, M measured by others, E
///     error text quoted by others, G a guess
/// @param how it is asked
record Question(String id, String asks, String believed, String evidence, How how) {

  /// How a question is asked.
  sealed interface How {
    /// By one call to a pool that was made for it.
    ///
    /// @param before settings that the pool has when it is asked
    /// @param look where to look in the pool's configuration after it was taken
    record Call(JsonObject before, String operation, JsonObject request, Optional<String> look)
        implements How {}

    /// By an update of a pool on which a member is set.
    ///
    /// @param pointers the member, then what mirrors it
    /// @param set the settings with which the member is not at its default
    /// @param sent what the update says of the member; empty where it leaves it out
    record Member(List<String> pointers, JsonObject set, Optional<JsonValue> sent) implements How {}

    /// By the code of its step.
    record Journey() implements How {}
  }

  String step() {
    return id.substring(0, id.indexOf('/'));
  }

  boolean isAnsweredBy(String observed) {
    String pattern = Pattern.quote(believed).replace("…", "\\E.*\\Q");
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(observed).matches();
  }
}
