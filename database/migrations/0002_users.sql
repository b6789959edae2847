-- A user is a person with an identity. `number` is the small integer that some APIs expose as the user's
-- id.
create table users (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  username text,
  -- The username in its compared form: NFKC, lower case. Computed by the server, because a database's
  -- Unicode rules depend on its locale.
  username_key text unique,
  created_at timestamptz not null default now()
);
alter table users enable row level security;
alter table users force row level security;
create policy users_self on users for select using (id = (select frontdesk_user_id()));
create policy users_system on users to frontdesk_system using (true) with check (true);
grant select on users to frontdesk_app;
grant select, insert, update, delete on users to frontdesk_system;

-- A separate table, so that no policy that shows a user can ever show a hash.
create table passwords (
  user_id uuid primary key references users (id) on delete cascade,
  hash text not null,
  changed_at timestamptz not null default now()
);
alter table passwords enable row level security;
alter table passwords force row level security;
create policy passwords_system on passwords to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on passwords to frontdesk_system;

insert into frontdesk_migrations (name) values ('0002_users');
