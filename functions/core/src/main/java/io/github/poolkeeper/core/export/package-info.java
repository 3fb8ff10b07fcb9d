/// A pool's settings as an infrastructure-as-code file: for teams that let Terraform or
/// CloudFormation own a pool, and for those that want to. Open [ExportPool] first.
@NullMarked
package io.github.poolkeeper.core.export;

import org.jspecify.annotations.NullMarked;
