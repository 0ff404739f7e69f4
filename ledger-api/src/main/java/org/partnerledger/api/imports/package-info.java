/**
 * {@code /api/v1/imports}: whole files. A file is received first and taken afterwards as a job, so that neither a
 * broken connection nor a crash leaves half of it unnoticed.
 *
 * <p>Reading order: {@link ImportController}, {@link Spool}, {@link ImportJob}, {@link ImportReport}.
 */
@NullMarked
package org.partnerledger.api.imports;

import org.jspecify.annotations.NullMarked;
