package io.github.poolkeeper.aws.client;

import java.util.concurrent.Callable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// An HTTP client that is made on a thread of its own while the rest of a function is made. The
/// first request waits for it.
final class BackgroundHttpClient implements SdkHttpClient {
  private final Background<SdkHttpClient> client;

  private BackgroundHttpClient(Background<SdkHttpClient> client) {
    this.client = client;
  }

  static SdkHttpClient start(Callable<SdkHttpClient> making) {
    return new BackgroundHttpClient(Background.start("HTTP client", making));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return client.get().prepareRequest(request);
  }

  /// Asked for when a client is made, which must not wait.
  @Override
  public String clientName() {
    return "UrlConnection";
  }

  @Override
  public void close() {
    client.get().close();
  }
}
