package io.github.poolkeeper.local.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Trouble on demand with what stands behind the gateway, for the calls that it is about.
public final class Outages {
  private final List<Outage> outages = new CopyOnWriteArrayList<>();

  /// Which calls of an operation meet it: those whose body has a text in it.
  public record About(AwsService service, String operation, String text) {}

  /// What becomes of such a call.
  public sealed interface Trouble {
    /// An error in the service's JSON protocol; nothing is done.
    record Refused(int status, String type) implements Trouble {}

    /// No answer, and it is done that much later.
    record DoneLater(Duration after) implements Trouble {}
  }

  /// How often it has been met, of how often it is to be.
  public record Outage(About about, Trouble trouble, int times, AtomicInteger met) {
    public boolean isOver() {
      return met.get() >= times;
    }

    private boolean meets(AwsService service, GatewayRequest request) {
      return service == about.service()
          && AwsService.callOf(request)
              .filter(call -> call.operation().equals(about.operation()))
              .isPresent()
          && request.text().contains(about.text())
          && met.getAndUpdate(n -> Math.min(times, n + 1)) < times;
    }
  }

  /// From now on, for so many calls.
  public Outage begin(About about, Trouble trouble, int times) {
    var outage = new Outage(about, trouble, times, new AtomicInteger());
    outages.add(outage);
    return outage;
  }

  /// A service that has them.
  Backend in(AwsService service, Backend backend) {
    return request ->
        met(service, request)
            .map(trouble -> answer(trouble, backend, request))
            .orElseGet(() -> backend.answer(request));
  }

  private Optional<Trouble> met(AwsService service, GatewayRequest request) {
    return outages.stream()
        .filter(outage -> outage.meets(service, request))
        .map(Outage::trouble)
        .findFirst();
  }

  private static GatewayReply answer(Trouble trouble, Backend backend, GatewayRequest request) {
    return switch (trouble) {
      case Trouble.Refused(int status, String type) -> GatewayReply.awsError(status, type, type);
      case Trouble.DoneLater(Duration after) -> {
        Thread.startVirtualThread(() -> doneLater(after, backend, request));
        yield new GatewayReply.Dropped();
      }
    };
  }

  private static void doneLater(Duration after, Backend backend, GatewayRequest request) {
    try {
      Thread.sleep(after);
      backend.answer(request);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
