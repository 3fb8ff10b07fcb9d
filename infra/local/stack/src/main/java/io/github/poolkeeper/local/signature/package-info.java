/// AWS Signature Version 4: signs requests, and finds out whether one is signed as it should be.
/// Open [SignatureCheck] first.
///
/// Source: IAM User Guide, "Create a signed AWS API request".
@NullMarked
package io.github.poolkeeper.local.signature;

import org.jspecify.annotations.NullMarked;
