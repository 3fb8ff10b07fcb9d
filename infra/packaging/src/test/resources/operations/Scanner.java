package app;

import java.util.concurrent.Callable;
import java.util.function.Function;
import software.amazon.awssdk.services.toy.ToyClient;
import software.amazon.awssdk.services.toy.model.ScanRequest;

/** Scans, through a method reference and a paginator. */
public class Scanner implements Callable<String> {
  @Override
  public String call() {
    Function<ScanRequest, Iterable<String>> scan = ToyClient.create()::scanPaginator;
    return String.join(",", scan.apply(new ScanRequest()));
  }
}
