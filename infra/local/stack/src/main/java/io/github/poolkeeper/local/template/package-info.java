/// Reads `template.yaml` as CloudFormation would, as far as the local stack can run it, and refuses
/// what it does not know rather than pass over it. Open `StackDefinition` first.
@NullMarked
package io.github.poolkeeper.local.template;

import org.jspecify.annotations.NullMarked;
