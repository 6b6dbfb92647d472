create table recount (
    community_id uuid        not null,
    id           uuid        not null,
    cause        text        not null,
    zone         text,
    state        text        not null,
    done         bigint      not null default 0,
    total        bigint,
    equal        boolean,
    differences  jsonb,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    attempt      int         not null default 0,
    constraint recount_pk primary key (community_id, id),
    constraint recount_cause_check check (cause in ('REQUEST', 'ZONE_CHANGE')),
    constraint recount_zone_check check ((cause = 'ZONE_CHANGE') = (zone is not null)),
    constraint recount_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint recount_done_check check (done between 0 and coalesce(total, 0)),
    constraint recount_result_check check ((state = 'DONE') = (equal is not null and differences is not null)),
    constraint recount_failure_check check ((state = 'FAILED') = (failure is not null)),
    constraint recount_finished_check check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    constraint recount_lease_check check (state <> 'RUNNING' or leased_until is not null)
);

comment on table recount is 'Counts a community''s rollups again from its facts: a job that survives a restart.';
comment on column recount.zone is 'The zone to which the days of the community move; null when it stays where it is.';
comment on column recount.done is 'Days that are counted.';
comment on column recount.equal is 'Whether the old rollups were the same.';
comment on column recount.leased_until is 'Until when a worker keeps it unless it says that it goes on; then another one goes on.';
comment on column recount.attempt is 'How often a worker has taken it up; only the latest may write.';

-- Also keeps a community to one recount at a time.
create unique index recount_unfinished_key on recount (community_id) where state in ('QUEUED', 'RUNNING');

call protect('recount');
grant select, insert on recount to ${app};
grant update (state, finished_at) on recount to ${app};
grant select, insert, update on recount to ${feed};
