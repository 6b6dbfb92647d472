create table payout_list (
    community_id uuid        not null,
    id           uuid        not null,
    plan_id      uuid        not null,
    plan_version int         not null,
    card         text        not null,
    currency     text        not null,
    period       text        not null,
    state        text        not null,
    revision     int         not null,
    created_at   timestamptz not null,
    constraint payout_list_pk primary key (community_id, id),
    constraint payout_list_plan_key unique (community_id, id, plan_id),
    constraint payout_list_version_fk foreign key (community_id, plan_id, plan_version)
        references bonus_plan_version (community_id, plan_id, version),
    constraint payout_list_state_check check (state in ('DRAFT', 'REVIEWED', 'APPROVED', 'FROZEN', 'DISCARDED')),
    constraint payout_list_revision_check check (revision >= 1)
);

comment on table payout_list is 'What a bonus plan pays for a period, once.';
comment on column payout_list.card is 'The score card of the plan''s version; with the period it names the evaluations that count.';
comment on column payout_list.revision is 'Counts the steps; each names the revision that it made.';

create unique index payout_list_period_key on payout_list (community_id, plan_id, period) where state <> 'DISCARDED';
-- One after another: two open lists could both take up the same adjustment.
create unique index payout_list_open_key on payout_list (community_id, plan_id)
    where state in ('DRAFT', 'REVIEWED', 'APPROVED');

create table payout_line (
    community_id        uuid    not null,
    list_id             uuid    not null,
    line                int     not null,
    plan_id             uuid    not null,
    kind                text    not null,
    period              text    not null,
    subject             text    not null,
    evaluation_revision int     not null,
    score               numeric not null,
    grade               text,
    entitled            numeric not null,
    proposed            numeric not null,
    amount              numeric not null,
    reason              text    not null,
    decision            text,
    decision_reason     text,
    constraint payout_line_pk primary key (community_id, list_id, line),
    constraint payout_line_list_fk foreign key (community_id, list_id, plan_id)
        references payout_list (community_id, id, plan_id),
    constraint payout_line_once_key unique (community_id, plan_id, period, subject, evaluation_revision),
    constraint payout_line_kind_check check (kind in ('BONUS', 'ADJUSTMENT')),
    constraint payout_line_entitled_check check (entitled >= 0),
    constraint payout_line_proposed_check check (proposed between 0 and entitled),
    constraint payout_line_amount_check check (amount >= 0),
    constraint payout_line_decision_check check (
        case decision
            when 'EXCLUDED' then amount = 0
            when 'CORRECTED' then true
            else decision is null and amount = proposed
        end),
    constraint payout_line_decision_reason_check check ((decision is null) = (decision_reason is null))
);

comment on table payout_line is 'What one subject gets, and why. Money is never taken: no amount is below zero.';
comment on column payout_line.period is 'Whose evaluation it pays for: the list''s period, or an earlier one for an adjustment.';
comment on column payout_line.entitled is 'What the plan gives for this evaluation.';
comment on column payout_line.proposed is 'The same, less what earlier lines gave for the same subject and period already.';
comment on column payout_line.amount is 'What is paid: the proposal unless the reviewer decided otherwise.';

create table payout_step (
    community_id  uuid        not null,
    list_id       uuid        not null,
    revision      int         not null,
    action        text        not null,
    actor         text        not null,
    acting_member uuid,
    reason        text,
    at            timestamptz not null,
    constraint payout_step_pk primary key (community_id, list_id, revision),
    constraint payout_step_list_fk foreign key (community_id, list_id) references payout_list (community_id, id),
    constraint payout_step_action_check check (
        action in ('CREATED', 'RECOMPUTED', 'REVIEWED', 'REJECTED', 'APPROVED', 'FROZEN', 'DISCARDED')),
    constraint payout_step_reason_check check ((action in ('REJECTED', 'DISCARDED')) = (reason is not null))
);

comment on table payout_step is 'Who did what with a payout list; only added to.';
comment on column payout_step.actor is 'The key that was used.';
comment on column payout_step.acting_member is 'The person behind the key, when the key''s holder named one.';

create function payout_list_guard() returns trigger language plpgsql as $$
begin
    if old.state in ('FROZEN', 'DISCARDED') then
        raise exception 'A payout list that has ended never changes' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger payout_list_guard before update on payout_list for each row execute function payout_list_guard();

create function payout_line_guard() returns trigger language plpgsql as $$
declare
    row payout_line := coalesce(new, old);
begin
    if not exists (
        select from payout_list l where l.community_id = row.community_id and l.id = row.list_id and l.state = 'DRAFT'
    ) then
        raise exception 'The lines of a payout list change only while it is a draft' using errcode = 'check_violation';
    end if;
    return row;
end $$;

create trigger payout_line_guard before insert or update or delete on payout_line
    for each row execute function payout_line_guard();

create function payout_step_guard() returns trigger language plpgsql as $$
begin
    if exists (
        select from payout_step s
         where s.community_id = new.community_id and s.list_id = new.list_id
           and s.action in ('CREATED', 'RECOMPUTED', 'REVIEWED')
           and (s.actor = new.actor or s.acting_member = new.acting_member)
    ) then
        raise exception 'Who made or reviewed a payout list does not approve it' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger payout_step_guard before insert on payout_step
    for each row when (new.action = 'APPROVED') execute function payout_step_guard();

call protect('payout_list');
call protect('payout_line');
call protect('payout_step');
grant select, insert on payout_list, payout_line, payout_step to ${app};
grant update (plan_version, card, currency, state, revision) on payout_list to ${app};
grant update (amount, decision, decision_reason), delete on payout_line to ${app};
grant select on payout_list, payout_line, payout_step to ${feed};
