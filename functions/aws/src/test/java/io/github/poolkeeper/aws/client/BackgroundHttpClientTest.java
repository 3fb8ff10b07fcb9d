package io.github.poolkeeper.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class BackgroundHttpClientTest {
  private static final HttpExecuteRequest REQUEST =
      HttpExecuteRequest.builder()
          .request(
              SdkHttpRequest.builder()
                  .method(SdkHttpMethod.POST)
                  .uri(URI.create("https://dynamodb.eu-west-1.amazonaws.com/"))
                  .putHeader("X-Amz-Target", "DynamoDB_20120810.GetItem")
                  .build())
          .build();

  private final CountDownLatch making = new CountDownLatch(1);

  @Test
  @Timeout(20)
  void doesNotKeepASdkClientWaitingThatIsMadeMeanwhile() {
    SdkHttpClient http = BackgroundHttpClient.start(this::slowly);

    DynamoDbClient client =
        DynamoDbClient.builder().region(Region.EU_WEST_1).httpClient(http).build();

    assertThat(client.serviceName()).isEqualTo("dynamodb");
    making.countDown();
  }

  @Test
  @Timeout(20)
  void keepsTheFirstRequestWaiting() throws Exception {
    SdkHttpClient http = BackgroundHttpClient.start(this::slowly);
    AtomicBoolean isPrepared = new AtomicBoolean();
    Thread caller =
        Thread.startVirtualThread(
            () -> {
              http.prepareRequest(REQUEST);
              isPrepared.set(true);
            });

    assertThat(caller.join(Duration.ofMillis(50))).isFalse();
    assertThat(isPrepared).isFalse();
    making.countDown();
    caller.join();
    assertThat(isPrepared).isTrue();
  }

  @Test
  @Timeout(20)
  void saysWhyThereIsNoClient() {
    SdkHttpClient http =
        BackgroundHttpClient.start(
            () -> {
              throw new IOException("no trust store");
            });

    assertThatThrownBy(() -> http.prepareRequest(REQUEST))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no trust store");
  }

  @Test
  void callsItselfWhatItWillBe() {
    SdkHttpClient http = BackgroundHttpClient.start(() -> UrlConnectionHttpClient.create());

    assertThat(http.clientName()).isEqualTo(UrlConnectionHttpClient.create().clientName());
  }

  private SdkHttpClient slowly() throws InterruptedException {
    making.await();
    return new RehearsedAws();
  }
}
