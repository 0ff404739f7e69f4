/**
 * Who may what: roles, the one table of endpoints and pages, and the gate that holds everybody to it.
 *
 * <p>Reading order: {@link Role}, {@link AccessTable}, {@link AccessRule}, {@link CurrentUser}, {@code Gate}. How one
 * shows who one is: {@code signin} for people, {@code machine} for programs.
 */
@NullMarked
package org.partnerledger.api.access;

import org.jspecify.annotations.NullMarked;
