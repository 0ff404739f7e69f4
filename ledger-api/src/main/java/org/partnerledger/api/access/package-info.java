/**
 * The gate that holds everybody to the one table of who may what ({@code rule}).
 *
 * <p>Reading order: {@link CurrentUser}, {@code Gate}, {@code Door}. How one shows who one is: {@code signin} for
 * people, {@code machine} for programs.
 */
@NullMarked
package org.partnerledger.api.access;

import org.jspecify.annotations.NullMarked;
