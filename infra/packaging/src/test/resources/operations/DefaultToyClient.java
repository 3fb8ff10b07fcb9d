package software.amazon.awssdk.services.toy;

import java.util.function.Supplier;
import software.amazon.awssdk.services.toy.model.ReadRequest;
import software.amazon.awssdk.services.toy.model.ReadResponse;
import software.amazon.awssdk.services.toy.model.ScanRequest;
import software.amazon.awssdk.services.toy.model.ScanResponse;
import software.amazon.awssdk.services.toy.model.ToyException;
import software.amazon.awssdk.services.toy.model.WriteRequest;
import software.amazon.awssdk.services.toy.model.WriteResponse;

final class DefaultToyClient implements ToyClient {
  private final String name = "toy";

  @Override
  public ReadResponse read(ReadRequest request) {
    Supplier<ReadResponse> response = () -> new ReadResponse(name + " reads " + request.key);
    try {
      return response.get();
    } catch (ToyException e) {
      return new ReadResponse("not read");
    } finally {
      request.key = "done";
    }
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return new ScanResponse(request.limit == null ? new String[] {"a", "b"} : new String[] {"a"});
  }

  @Override
  public WriteResponse write(WriteRequest request) {
    Supplier<WriteResponse> response = () -> new WriteResponse(request);
    return response.get();
  }

  @Override
  public String serviceName() {
    return name;
  }

  @Override
  public String get() {
    return "made by default";
  }

  @Override
  public void close() {}
}
