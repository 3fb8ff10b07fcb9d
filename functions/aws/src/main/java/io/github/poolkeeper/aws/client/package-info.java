/// What the clients of all AWS services have in common. Open [ClientSettings] first; only the
/// adapter packages beside this one use it.
@NullMarked
package io.github.poolkeeper.aws.client;

import org.jspecify.annotations.NullMarked;
