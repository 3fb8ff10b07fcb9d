package io.github.poolkeeper.local.events;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A table's stream, from its beginning. A shard is read when its parent has been read to the end,
/// so that the changes of an item come in order.
///
/// Source: DynamoDB Developer Guide, "Change data capture for DynamoDB Streams".
final class TableStream {
  private final StreamsApi api;
  private final String streamArn;
  private final Map<String, String> iterators = new LinkedHashMap<>();
  private final Set<String> finished = new HashSet<>();

  private TableStream(StreamsApi api, String streamArn) {
    this.api = api;
    this.streamArn = streamArn;
  }

  static TableStream of(StreamsApi api, String table) throws IOException, InterruptedException {
    JsonObject streams =
        api.call("ListStreams", Json.createObjectBuilder().add("TableName", table).build());
    JsonObject stream = streams.getJsonArray("Streams").getJsonObject(0);
    return new TableStream(api, stream.getString("StreamArn"));
  }

  /// The records that have come since the last time.
  List<JsonObject> next() throws IOException, InterruptedException {
    if (iterators.isEmpty()) {
      findShards();
    }
    List<JsonObject> records = new ArrayList<>();
    for (var shard : List.copyOf(iterators.entrySet())) {
      records.addAll(read(shard.getKey(), shard.getValue()));
    }
    return records;
  }

  private void findShards() throws IOException, InterruptedException {
    JsonObject described = api.call("DescribeStream", stream().build());
    List<JsonObject> shards =
        described
            .getJsonObject("StreamDescription")
            .getJsonArray("Shards")
            .getValuesAs(JsonObject.class);
    Set<String> there = new HashSet<>();
    shards.forEach(shard -> there.add(shard.getString("ShardId")));
    for (JsonObject shard : shards) {
      String id = shard.getString("ShardId");
      String parent = shard.getString("ParentShardId", "");
      if (!finished.contains(id) && (finished.contains(parent) || !there.contains(parent))) {
        iterators.put(id, iterator(id));
      }
    }
  }

  private String iterator(String shard) throws IOException, InterruptedException {
    JsonObject body =
        stream().add("ShardId", shard).add("ShardIteratorType", "TRIM_HORIZON").build();
    return api.call("GetShardIterator", body).getString("ShardIterator");
  }

  private List<JsonObject> read(String shard, String iterator)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("ShardIterator", iterator).build();
    JsonObject answer = api.call("GetRecords", body);
    Optional<String> next = Optional.ofNullable(answer.getString("NextShardIterator", null));
    if (next.isPresent()) {
      iterators.put(shard, next.get());
    } else {
      iterators.remove(shard);
      finished.add(shard);
    }
    return answer.getJsonArray("Records").getValuesAs(JsonObject.class);
  }

  private JsonObjectBuilder stream() {
    return Json.createObjectBuilder().add("StreamArn", streamArn);
  }
}
