package software.amazon.awssdk.services.toy;

import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.toy.model.ReadRequest;
import software.amazon.awssdk.services.toy.model.ReadResponse;
import software.amazon.awssdk.services.toy.model.ScanRequest;
import software.amazon.awssdk.services.toy.model.ScanResponse;
import software.amazon.awssdk.services.toy.model.ToyException;
import software.amazon.awssdk.services.toy.model.WriteRequest;
import software.amazon.awssdk.services.toy.model.WriteResponse;
import software.amazon.awssdk.services.toy.paginators.ScanIterable;

/** A client of a service as the SDK generates it, with three operations and a paginator. */
public interface ToyClient extends AutoCloseable, Supplier<String> {
  static ToyClient create() {
    return new DefaultToyClient();
  }

  default ReadResponse read(ReadRequest request) throws ToyException {
    throw new UnsupportedOperationException();
  }

  default ReadResponse read(Consumer<ReadRequest> request) throws ToyException {
    ReadRequest made = new ReadRequest();
    request.accept(made);
    return read(made);
  }

  default ScanResponse scan(ScanRequest request) {
    throw new UnsupportedOperationException();
  }

  default ScanIterable scanPaginator(ScanRequest request) {
    return new ScanIterable(this, request);
  }

  default WriteResponse write(WriteRequest request) {
    throw new UnsupportedOperationException();
  }

  String serviceName();

  @Override
  String get();

  @Override
  void close();
}
