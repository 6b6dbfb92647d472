create table reconciliation (
    community_id uuid        not null,
    id           uuid        not null,
    from_day     date,
    to_day       date,
    state        text        not null,
    equal        boolean,
    days         jsonb,
    failure      text,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    leased_until timestamptz,
    constraint reconciliation_pk primary key (community_id, id),
    constraint reconciliation_state_check check (state in ('RUNNING', 'DONE', 'FAILED')),
    constraint reconciliation_result_check check ((state = 'DONE') = (equal is not null and days is not null)),
    constraint reconciliation_failure_check check ((state = 'FAILED') = (failure is not null))
);

comment on table reconciliation is 'A comparison of the digests of three services, day by day; a job that survives a restart.';
comment on column reconciliation.leased_until is 'Until when a replica works on it; afterwards another one takes it up again.';

create index reconciliation_created_idx on reconciliation (community_id, created_at, id);
create index reconciliation_running_idx on reconciliation (created_at) where state = 'RUNNING';

call protect('reconciliation');
grant select, insert on reconciliation to ${app};
grant select, update on reconciliation to ${feed};
