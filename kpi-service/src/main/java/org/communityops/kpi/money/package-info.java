/**
 * What events are worth (金额): the amounts of purchases and of whatever else names an amount and a currency.
 *
 * <p>They stand beside the facts, so that the many events without money cost nothing. An amount is as exact as it was
 * sent, and amounts of different currencies are never added up.
 */
@NullMarked
package org.communityops.kpi.money;

import org.jspecify.annotations.NullMarked;
