package io.github.poolkeeper.history;

import io.github.poolkeeper.core.export.ExportFormat;
import io.github.poolkeeper.core.export.ExportPool;
import io.github.poolkeeper.core.export.Exported;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A pool as a file for the tool that owns it: as text the file alone, as JSON with what is to be
/// known of it.
final class ExportFile {
  private final ExportPool exportPool;

  @Inject
  ExportFile(ExportPool exportPool) {
    this.exportPool = exportPool;
  }

  Response export(UserPoolId pool, HttpCall call) {
    Query query = Query.of(call, "format", "revision");
    Optional<ExportFormat> format =
        query
            .required(
                "format", word -> ExportFormat.of(word).isPresent(), "terraform or cloudformation")
            .flatMap(ExportFormat::of);
    Optional<Long> revision =
        query
            .value("revision", number -> number.matches("[1-9][0-9]{0,11}"), "a revision's number")
            .map(Long::valueOf);
    query.end();
    Exported exported =
        exportPool.export(pool, revision, format.orElseThrow()).orElseThrow(Response::notFound);
    return call.answer(body(pool, exported), json -> json.getString("file"));
  }

  private static JsonObject body(UserPoolId pool, Exported exported) {
    JsonArrayBuilder gaps = JsonValues.array();
    exported
        .notExpressed()
        .forEach(
            gap ->
                gaps.add(
                    JsonValues.object()
                        .add("path", gap.path().toString())
                        .add("because", gap.because())));
    return JsonValues.object()
        .add("userPoolId", pool.value())
        .add("revision", exported.revision())
        .add("format", exported.format().word())
        .add("setByPoolkeeper", JsonValues.array(exported.setByPoolkeeper()))
        .add("notExpressed", gaps)
        .add("file", exported.file())
        .build();
  }
}
