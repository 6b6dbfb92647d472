/**
 * Communities (社群): what they are for, whose calendar they count in, and how one joins them.
 *
 * <p>A community is the unit of tenancy: its id leads every key of every other table. Its slug is unique among all
 * communities and is how a bot that was told a name finds the id. Every change is news to the other services.
 */
@NullMarked
package org.communityops.member.community;

import org.jspecify.annotations.NullMarked;
