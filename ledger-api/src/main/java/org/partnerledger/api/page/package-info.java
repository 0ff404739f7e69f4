/**
 * How long lists are answered: a page at a time, behind a cursor that names the last item seen, so that nothing is
 * shown twice or skipped when items are added meanwhile.
 *
 * <p>Reading order: {@link PageQuery}, {@link Page}, {@link PageQueryResolver}.
 */
@NullMarked
package org.partnerledger.api.page;

import org.jspecify.annotations.NullMarked;
