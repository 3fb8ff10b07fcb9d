package io.github.poolkeeper.aws.client;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// An HTTP client that is made on a thread of its own while the rest of a function is made. The
/// first request waits for it.
final class BackgroundHttpClient implements SdkHttpClient {
  private final FutureTask<SdkHttpClient> making;

  private BackgroundHttpClient(FutureTask<SdkHttpClient> making) {
    this.making = making;
  }

  static SdkHttpClient start(Callable<SdkHttpClient> making) {
    FutureTask<SdkHttpClient> task = new FutureTask<>(making);
    Thread.ofPlatform().daemon().name("http").start(task);
    return new BackgroundHttpClient(task);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return made().prepareRequest(request);
  }

  /// Asked for when a client is made, which must not wait.
  @Override
  public String clientName() {
    return "UrlConnection";
  }

  @Override
  public void close() {
    made().close();
  }

  private SdkHttpClient made() {
    try {
      return making.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the HTTP client", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("there is no HTTP client", e.getCause());
    }
  }
}
