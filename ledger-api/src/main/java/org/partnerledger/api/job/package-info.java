/**
 * Long work, such as an import or a close: has progress that can be looked at, and goes on after a restart where it
 * was.
 *
 * <p>Reading order: {@link JobKind}, {@link JobRun}, {@link Jobs}, {@link JobState}.
 */
@NullMarked
package org.partnerledger.api.job;

import org.jspecify.annotations.NullMarked;
