package io.github.poolkeeper.aws.dynamodb;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// JSON as it is stored: UTF-8, then gzip, because DynamoDB bills by size and ends at 400 KB an
/// item.
final class CompressedJson {
  /// Not [io.github.poolkeeper.core.json.JsonText]: what is on record stays readable, however deep.
  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(Map.of());

  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

  private CompressedJson() {}

  /// The JSON with its numbers written as they are.
  static byte[] of(JsonObject json) {
    // Only strings can hold one, so that its escape means the same.
    String text =
        UNPAIRED_SURROGATE
            .matcher(json.toString())
            .replaceAll(m -> String.format(Locale.ROOT, "\\\\u%04x", (int) m.group().charAt(0)));
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] of(byte[] utf8) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(utf8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  static JsonObject read(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed));
        JsonReader reader = READERS.createReader(gzip, StandardCharsets.UTF_8)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
