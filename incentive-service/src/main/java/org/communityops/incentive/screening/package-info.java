/**
 * Screening (公平性检查): looks for unfair play in the facts of a period. A job that reads the members slice by slice, can be followed and cancelled,
 * survives a restart, and ends in flags.
 */
@NullMarked
package org.communityops.incentive.screening;

import org.jspecify.annotations.NullMarked;
