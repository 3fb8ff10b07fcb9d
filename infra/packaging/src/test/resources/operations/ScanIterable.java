package software.amazon.awssdk.services.toy.paginators;

import java.util.Arrays;
import java.util.Iterator;
import software.amazon.awssdk.services.toy.ToyClient;
import software.amazon.awssdk.services.toy.model.ScanRequest;

public class ScanIterable implements Iterable<String> {
  private final ToyClient client;
  private final ScanRequest request;

  public ScanIterable(ToyClient client, ScanRequest request) {
    this.client = client;
    this.request = request;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.asList(client.scan(request).items).iterator();
  }
}
