/**
 * Rating: what facts are worth under a rule. A pure function of rules, facts and active days, so that every order of arrival ends in
 * the same amounts and an explanation can compute them again.
 */
@NullMarked
package org.communityops.incentive.rating;

import org.jspecify.annotations.NullMarked;
