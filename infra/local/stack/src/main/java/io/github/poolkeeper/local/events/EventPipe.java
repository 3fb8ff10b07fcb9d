package io.github.poolkeeper.local.events;

import io.github.poolkeeper.local.template.PipeDefinition;
import io.github.poolkeeper.local.template.Place;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the stream, filters it, makes events of what is left and puts them on the bus.
public final class EventPipe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventPipe.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final PipeDefinition definition;
  private final Place place;
  private final TableStream stream;
  private final EventBus bus;
  private final List<EventPattern> filters;
  private final InputTemplate template;
  private final Thread reader;
  private volatile boolean ends;

  private EventPipe(PipeDefinition definition, Place place, TableStream stream, EventBus bus) {
    this.definition = definition;
    this.place = place;
    this.stream = stream;
    this.bus = bus;
    this.filters = definition.filters().stream().map(EventPattern::new).toList();
    this.template = new InputTemplate(definition.inputTemplate());
    this.reader = Thread.ofVirtual().name(definition.name()).unstarted(this::run);
  }

  /// Starts at the beginning of the stream.
  public static EventPipe start(
      PipeDefinition definition, Place place, StreamsApi api, EventBus bus)
      throws IOException, InterruptedException {
    var pipe = new EventPipe(definition, place, TableStream.of(api, definition.table()), bus);
    pipe.reader.start();
    return pipe;
  }

  private void run() {
    try {
      while (!ends) {
        List<JsonObject> records = stream.next();
        records.forEach(this::pass);
        if (records.isEmpty()) {
          Thread.sleep(BETWEEN_LOOKS);
        }
      }
    } catch (IOException | RuntimeException e) {
      if (!ends) {
        LOG.error("{} has stopped: there are no more events", definition.logicalId(), e);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a record comes to does not depend on the others.
  private void pass(JsonObject record) {
    try {
      if (filters.stream().anyMatch(filter -> filter.matches(record))) {
        bus.put(
            EventEnvelope.of(
                place, definition.source(), definition.detailType(), template.of(record)));
      }
    } catch (RuntimeException e) {
      LOG.error("{}: a record came to no event", definition.logicalId(), e);
    }
  }

  @Override
  public void close() {
    ends = true;
    reader.interrupt();
  }
}
