/// People agree to a plan, or do not. Open [AnswerApproval] first.
@NullMarked
package io.github.poolkeeper.core.approval;

import org.jspecify.annotations.NullMarked;
