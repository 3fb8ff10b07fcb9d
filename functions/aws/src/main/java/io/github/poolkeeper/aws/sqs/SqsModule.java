package io.github.poolkeeper.aws.sqs;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.intake.RejectedRequests;
import io.github.poolkeeper.core.watch.AskedLooks;
import io.github.poolkeeper.core.watch.LookQueue;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Brings the queues. A component binds the addresses of those it asks for: a [ChangesQueueUrl] for
/// the [ChangeQueue], the [LookQueue], the [AskedLooks] and [Redelivery], a [RejectedQueueUrl] for
/// the [RejectedRequests].
@Module
public abstract class SqsModule {
  private SqsModule() {}

  @Binds
  abstract ChangeQueue changeQueue(SqsChangeQueue queue);

  @Binds
  abstract LookQueue lookQueue(SqsChangeQueue queue);

  @Binds
  abstract AskedLooks askedLooks(SqsChangeQueue queue);

  @Binds
  abstract Redelivery redelivery(SqsRedelivery redelivery);

  @Binds
  abstract RejectedRequests rejectedRequests(SqsRejectedRequests requests);

  @Provides
  @Singleton
  static SqsClient client(ClientSettings settings) {
    return settings.applyTo(SqsClient.builder()).build();
  }
}
