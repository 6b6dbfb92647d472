/**
 * Members (成员): who is in a community, since when, and under which identities.
 *
 * <p>A member is added by an operator here or appears from activity (see {@code arrival}). Personal data lives in this
 * service only: news of a member carry ids, status and dates, and analysts see members without names.
 */
@NullMarked
package org.communityops.member.member;

import org.jspecify.annotations.NullMarked;
