-- Who had the one role of an organisation's kind holds every role of its family: nobody loses what he could do.
INSERT INTO role_assignment (id, account_id, role, valid_from)
SELECT UNHEX(CONCAT(LPAD(HEX(CAST(FLOOR(UNIX_TIMESTAMP(account.registered_at) * 1000) AS UNSIGNED)), 12, '0'),
                    SUBSTR(SHA2(CONCAT(HEX(account.id), given.role), 256), 1, 20))),
       account.id, given.role, account.registered_at
FROM account
JOIN (SELECT 'cooperative' AS held, 'clerk' AS role
      UNION ALL SELECT 'cooperative', 'approver'
      UNION ALL SELECT 'cooperative', 'finance'
      UNION ALL SELECT 'cooperative', 'administrator'
      UNION ALL SELECT 'cooperative', 'auditor'
      UNION ALL SELECT 'buyer', 'clerk'
      UNION ALL SELECT 'buyer', 'approver'
      UNION ALL SELECT 'buyer', 'acceptance_signer'
      UNION ALL SELECT 'buyer', 'finance'
      UNION ALL SELECT 'buyer', 'administrator'
      UNION ALL SELECT 'buyer', 'auditor'
      UNION ALL SELECT 'finance', 'finance'
      UNION ALL SELECT 'finance', 'reviewer'
      UNION ALL SELECT 'finance', 'administrator'
      UNION ALL SELECT 'finance', 'auditor'
      UNION ALL SELECT 'partner', 'clerk'
      UNION ALL SELECT 'partner', 'approver'
      UNION ALL SELECT 'partner', 'finance'
      UNION ALL SELECT 'partner', 'administrator'
      UNION ALL SELECT 'partner', 'auditor'
      UNION ALL SELECT 'operator', 'finance'
      UNION ALL SELECT 'operator', 'reviewer'
      UNION ALL SELECT 'operator', 'administrator'
      UNION ALL SELECT 'operator', 'auditor') given
  ON given.held = account.role
