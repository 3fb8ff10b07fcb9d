/// One port for every AWS endpoint and for the history API, so that any client works with
/// `AWS_ENDPOINT_URL` alone. Open `Gateway` first, then `AwsService`.
@NullMarked
package io.github.poolkeeper.local.gateway;

import org.jspecify.annotations.NullMarked;
