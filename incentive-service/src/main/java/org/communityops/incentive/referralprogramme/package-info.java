/**
 * Referral programmes (推荐计划): what a community pays whoever brings somebody along and whoever comes, and what for. One for each community.
 */
@NullMarked
package org.communityops.incentive.referralprogramme;

import org.jspecify.annotations.NullMarked;
