package io.github.poolkeeper.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a snapshot would hold.
class ClientSettingsTest {
  private final Asked asked = new Asked();

  @Test
  void makesClientsThatHoldNoCredentialsAndNoConnection() {
    DynamoDbClient client = client();

    assertThat(asked.credentials).hasValue(0);
    assertThat(asked.requests).hasValue(0);

    assertThatThrownBy(() -> client.getItem(get -> get.tableName("history")));
    assertThat(asked.credentials).hasPositiveValue();
    assertThat(asked.requests).hasPositiveValue();
  }

  private DynamoDbClient client() {
    return new ClientSettings(asked, asked)
        .applyTo(DynamoDbClient.builder().region(Region.EU_WEST_1))
        .build();
  }

  private static final class Asked implements SdkHttpClient, AwsCredentialsProvider {
    private final AtomicInteger credentials = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    @Override
    public AwsCredentials resolveCredentials() {
      credentials.incrementAndGet();
      return AwsBasicCredentials.create("test", "test");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      requests.incrementAndGet();
      throw new IllegalStateException("nothing is reached here");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
