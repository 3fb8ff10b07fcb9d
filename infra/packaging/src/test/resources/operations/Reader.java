package app;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import software.amazon.awssdk.services.toy.ToyClient;

/** Reads, and nothing else. */
public class Reader implements Callable<String> {
  @Override
  public String call() {
    try (ToyClient client = ToyClient.create()) {
      Supplier<?> bridged = client;
      String value = client.read(request -> request.key = "k").value;
      return client.serviceName() + ", " + bridged.get() + ": " + value;
    }
  }
}
